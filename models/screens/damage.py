"""What happens to screenshots on their way, and crops as people drag them."""

import io

import numpy as np
import recorder  # noqa: F401
from painting import weather
from PIL import Image, ImageFilter


def jpeg(rng, pixels):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=rng.randint(45, 95), subsampling=rng.choice([0, 1, 2]))
    return np.asarray(Image.open(out).convert("RGB"))


def damaged(rng, pixels):
    """Scaling, softening, compression. Returns the pixels and how far they were stretched (across, down)."""
    pixels, stretch = weather(rng, pixels)
    if rng.random() < 0.1:
        pixels = jpeg(rng, pixels)
    return pixels, stretch


def whole_damage(rng, pixels):
    """One mild kind of damage for a whole screen that keeps its size. Returns the pixels and its name."""
    draw = rng.random()
    if draw < 0.55:
        return pixels, "none"
    if draw < 0.8:
        return jpeg(rng, pixels), "jpeg"
    if draw < 0.9:
        return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.5)))), "blur"
    height, width = pixels.shape[:2]
    factor = rng.uniform(0.8, 0.95)
    small = Image.fromarray(pixels).resize((round(width * factor), round(height * factor)), Image.LANCZOS)
    return np.asarray(small.resize((width, height), Image.BICUBIC)), "rescaled"


def dragged(rng, box, size):
    """A crop around `box` [left, top, right, bottom] as a person drags it: tight, loose, off-centre or a strip."""
    left, top, right, bottom = box
    width, height, draw = right - left, bottom - top, rng.random()
    if draw < 0.3:
        sides = [rng.uniform(0, 3) for _ in range(4)]
    elif draw < 0.6:
        sides = [rng.uniform(4, 14) for _ in range(4)]
    elif draw < 0.8:
        sides = [rng.uniform(0, 0.4) * width, rng.uniform(0, 0.9) * height, rng.uniform(0, 0.4) * width, rng.uniform(0, 0.9) * height]
    else:
        sides = [rng.uniform(10, 80), rng.uniform(0, 5), rng.uniform(10, 80), rng.uniform(0, 5)]
    return (max(0, int(left - sides[0])), max(0, int(top - sides[1])), min(size[0], int(right + sides[2]) + 1), min(size[1], int(bottom + sides[3]) + 1))
