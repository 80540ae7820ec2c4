"""How a crop becomes the 378 x 378 picture the model sees; training and use share this file."""

import numpy as np
from PIL import Image

SIDE = 378
RULE = {"min_width": 270, "aspect": 0.7, "height_factor": 1.0}


def canvas_size(width, height, rule=RULE):
    canvas_width = int(max(width, rule["min_width"], height, rule["height_factor"] * height))
    return canvas_width, max(height, int(round(canvas_width * rule["aspect"])))


def border_colour(pixels):
    """Median of the outermost pixels, channel by channel."""
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    return np.median(border, axis=0).astype(np.uint8)


def place(pixels, rule=RULE):
    """Returns the picture and (scale x, scale y, offset x, offset y) from crop to picture."""
    height, width = pixels.shape[:2]
    canvas_width, canvas_height = canvas_size(width, height, rule)
    left, top = (canvas_width - width) // 2, (canvas_height - height) // 2
    canvas = np.empty((canvas_height, canvas_width, 3), np.uint8)
    canvas[:] = border_colour(pixels)
    canvas[top:top + height, left:left + width] = pixels
    picture = Image.fromarray(canvas).resize((SIDE, SIDE), Image.LANCZOS)
    scale_x, scale_y = SIDE / canvas_width, SIDE / canvas_height
    return np.asarray(picture), (scale_x, scale_y, left * scale_x, top * scale_y)
