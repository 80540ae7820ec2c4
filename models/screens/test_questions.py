"""Checks of the questions and of the judging of answers: python -m unittest (in this folder)."""

import random
import sys
import unittest

import numpy as np
import screen
from charset import kind_text
from judging import is_right, points_right, split_reading
from make_questions import crop_for, reading_crop
from make_shards import Cutter
from PySide6.QtWidgets import QApplication
from questions import Asker
from screens import CONTROL

APPLICATION = QApplication.instance() or QApplication(sys.argv[:1])
STUDIO = screen.Studio()


def entry(truth, answers=(), question="What?"):
    return {"truth": truth, "answers": list(answers), "question": question}


class Judging(unittest.TestCase):
    def test_right_and_wrong_answers(self):
        rows = [
            (entry("text", ["Save As..."]), "Save as…", True), (entry("text", ["Save"]), 'The button says "Save".', True),
            (entry("text", ["Save"]), 'The button says "Save All".', False), (entry("text", ["Save"]), "“Save” and “Open”", False),
            (entry("text", ["12 px"], 'What is the value of "Width"?'), 'The value of "Width" is "12 px".', True),
            (entry("text", ["12 px"], 'What is the value of "Width"?'), 'The value of "Width" is "13 px".', False),
            (entry("yes"), "Yes, it is.", True), (entry("yes"), "No.", False), (entry("no"), "No, there is none.", True), (entry("no"), "", False),
            (entry("count", ["3"]), "There are three buttons.", True), (entry("count", ["3"]), 'There are 2: "3" and "4".', False),
            (entry("list", ["A", "B"]), '"A" and "B"', True), (entry("list", ["A", "B"]), "B, A", True), (entry("list", ["A", "B"]), "A", False),
            (entry("list", ["A", "B"]), "A, B, C", False), (entry("none"), "There is no text.", True), (entry("none"), "Save", False), (entry("none"), "", True),
            (entry("none"), "I see no tab.", True), (entry("contains", ["error"]), "This is an error message.", True), (entry("contains", ["error"]), "No error.", False),
        ]
        for asked, answer, wanted in rows:
            self.assertEqual(is_right(asked, answer), wanted, (asked, answer))

    def test_points_count_only_when_all_are_right(self):
        boxes = [[0, 0, 10, 10], [20, 0, 30, 10]]
        self.assertTrue(points_right(boxes, [(25, 5), (5, 5)]))
        for points in ([(5, 5)], [(5, 5), (6, 6)], [(5, 5), (25, 5), (50, 50)], []):
            self.assertFalse(points_right(boxes, points), points)
        self.assertTrue(points_right([], []))

    def test_extra_and_missing_lines_cost_their_length(self):
        self.assertEqual(split_reading(["ab", "cdef"], "ab\ncdef"), (0, 6, 0))
        self.assertEqual(split_reading(["ab", "cdef"], "ab\ncdef\ncdef"), (4, 6, 1))
        self.assertEqual(split_reading(["ab", "cdef"], "cdef"), (2, 6, 0))
        self.assertEqual(split_reading(["ab"], "ax"), (1, 2, 0))


class Questions(unittest.TestCase):
    def test_answers_are_on_the_screen(self):
        families = set()
        for seed in range(60):
            made = STUDIO.make(f"asked {seed}")
            texts = " ".join(line.text for e in made.elements for line in e.lines)
            height, width = made.pixels.shape[:2]
            for question in Asker(random.Random(seed), STUDIO.words, made, crop_for(random.Random(seed), made)).questions():
                families.add(question.family)
                if question.truth in ("text", "list"):
                    self.assertTrue(question.answers)
                    self.assertIn(question.answers[0].split(" ")[0].rstrip(":.…"), texts)
                if question.crop:
                    x, y, w, h = question.crop
                    self.assertTrue(0 <= x < x + w <= width + 2 and 0 <= y < y + h <= height + 2, question)
        self.assertGreater(len(families), 45)

    def test_reading_crops_hold_whole_lines(self):
        found = [reading_crop(random.Random(seed), STUDIO.make(f"read {seed}")) for seed in range(30)]
        lengths = {len(crop[1]) for crop in found if crop}
        self.assertGreater(len(lengths), 2)
        self.assertLessEqual(max(lengths), 8)


class Shards(unittest.TestCase):
    def test_samples_fit_the_trainer(self):
        answers, labels = set(), 0
        for seed in range(25):
            for kind, (picture, chars, extent), answer in Cutter(random.Random(seed), STUDIO.make(f"cut {seed}")).all((1, 1, 1)):
                self.assertEqual(picture.shape, (378, 378, 3))
                self.assertEqual(chars.shape[1], 8)
                self.assertTrue(np.all(chars[:, 4] <= 1.0 + 1e-6))
                self.assertTrue(0 <= extent[0] < extent[2] <= 378.5)
                if kind == CONTROL:
                    answers.add(kind_text(answer).split()[0])
                else:
                    labels += 1
        self.assertGreaterEqual(answers, {"button", "checkbox", "label", "none", "field", "listitem"})
        self.assertGreater(labels, 200)


if __name__ == "__main__":
    unittest.main()
