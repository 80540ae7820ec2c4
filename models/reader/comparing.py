"""How read text is compared with what is written."""

import re


def normal(text):
    """Spaces, case, an opening & and closing punctuation do not count."""
    return re.sub(r"\s+", "", text).lower().rstrip(".:,;…&").lstrip("&")


def distance(first, second):
    """Edit distance, of texts or lists."""
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
