"""Makes the small pictures of this folder and pillow.json, what Pillow's convert("RGB") makes of each (and of the golden
pictures). Run it in this folder with Pillow and numpy: python make_images.py"""
import hashlib
import json
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

here = Path(__file__).parent
yy, xx = np.mgrid[0:24, 0:40]
rgb = np.stack([xx * 6 % 256, yy * 10 % 256, (xx * 3 + yy * 5) % 256], axis=2).astype(np.uint8)
alpha = ((xx + yy) * 4 % 256).astype(np.uint8)
picture = Image.fromarray(rgb)
rgba = Image.fromarray(np.dstack([rgb, alpha]))


def save(image, name, **options):
    image.save(here / name, **options)


def exif_orientation(value):
    exif = Image.Exif()
    exif[0x0112] = value
    return exif.tobytes()


save(picture, "rgb.png")
save(rgba, "rgba.png")
save(picture.convert("L"), "gray.png")
save(rgba.convert("LA"), "gray-alpha.png")
save(picture.convert("1"), "one-bit.png")
save(picture.quantize(16), "palette.png")
save(picture.quantize(16), "palette-transparent.png", transparency=bytes(range(0, 256, 16)))
save(picture, "colour-key.png", transparency=tuple(int(v) for v in rgb[3, 5]))
gamma = PngImagePlugin.PngInfo()
gamma.add(b"gAMA", (100000).to_bytes(4, "big"))
save(picture, "gamma.png", pnginfo=gamma)
save(picture, "rgb.jpg", quality=90)
save(picture.convert("L"), "gray.jpg", quality=90)
save(picture, "progressive.jpg", quality=90, progressive=True)
save(picture.convert("CMYK"), "cmyk.jpg", quality=95)
for value in range(1, 9):
    save(picture, f"orientation-{value}.jpg", quality=95, exif=exif_orientation(value))
save(picture, "rgb.bmp")
save(picture.quantize(16), "palette.bmp")
save(picture, "rgb.tiff", compression="tiff_lzw")
save(rgba, "rgba.webp", lossless=True, exact=True)
frames = [picture.quantize(32), Image.fromarray(255 - rgb).quantize(32), picture.rotate(180).quantize(32)]
save(frames[0], "animated.gif", save_all=True, append_images=frames[1:], duration=100)
save(picture, "animated.webp", save_all=True, append_images=[Image.fromarray(255 - rgb)], lossless=True)
save(picture.quantize(32), "still.gif")


def deep_png(name, colour_type, values):
    """16 bits a channel; Pillow does not write these."""
    import struct
    import zlib
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values.reshape(24, -1))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 40, 24, 16, colour_type, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in chunks:
        data += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    (here / name).write_bytes(data)


wide = (rgb.astype(np.uint32) * 257 + (xx[..., None] * 37 + yy[..., None] * 91) % 250).clip(0, 65535)
deep_png("deep.png", 2, wide)
deep_png("deep-alpha.png", 6, np.dstack([wide, alpha.astype(np.uint32) * 257]))
deep_png("deep-gray.png", 0, wide[..., 0])

exact = ["rgb.png", "rgba.png", "gray.png", "gray-alpha.png", "one-bit.png", "palette.png", "palette-transparent.png",
         "colour-key.png", "gamma.png", "rgb.jpg", "gray.jpg", "progressive.jpg", "rgb.bmp", "palette.bmp", "rgb.tiff",
         "rgba.webp", "still.gif", "animated.gif", "animated.webp", "deep.png", "deep-alpha.png"]
golden = sorted((here / "../golden").glob("moondream-*/images/*"))
expected = {}
for path in [here / name for name in exact] + golden:
    opened = Image.open(path).convert("RGB")
    expected[path.resolve().relative_to(here.parent.resolve()).as_posix()] = {
        "size": list(opened.size), "sha256": hashlib.sha256(opened.tobytes()).hexdigest()}
(here / "pillow.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
