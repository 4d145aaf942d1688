"""Compares the scorer's sentiments with those that people gave: accuracy, and F1 by class and on the average."""

import pathlib
import subprocess
import sys

# People rated each text from -4 to 4, twenty of them; their mean within this of zero is neutral.
NEUTRAL = 0.5
CLASSES = ["positive", "neutral", "negative"]
SETS = {
    "product reviews": "amazonReviewSnippets_GroundTruth.txt",
    "tweets": "tweets_GroundTruth.txt",
    "film reviews": "movieReviewSnippets_GroundTruth.txt",
    "editorials": "nytEditorialSnippets_GroundTruth.txt",
}


def read(path):
    """The texts of a set, each with its class."""
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        fields = line.strip().split("\t", 2)
        if len(fields) == 3:
            mean = float(fields[1])
            wanted = "positive" if mean > NEUTRAL else "negative" if mean < -NEUTRAL else "neutral"
            yield " ".join(fields[2].split()), wanted


def judge(program, texts):
    """What the scorer says of each."""
    asked = "".join(f"en\t{text}\n" for text in texts)
    said = subprocess.run([program], input=asked, capture_output=True, text=True, check=True).stdout
    return [line.split("\t")[0] for line in said.splitlines()]


def f1(pairs, of):
    hit = sum(wanted == said == of for wanted, said in pairs)
    told = sum(said == of for _, said in pairs)
    there = sum(wanted == of for wanted, _ in pairs)
    return 2 * hit / (told + there) if told + there else 0.0


def report(name, pairs):
    accuracy = sum(wanted == said for wanted, said in pairs) / len(pairs)
    by_class = [f1(pairs, of) for of in CLASSES]
    parts = ", ".join(f"{of} {value:.3f}" for of, value in zip(CLASSES, by_class))
    print(f"{name}: {len(pairs)} texts, accuracy {accuracy:.3f}, macro-F1 {sum(by_class) / 3:.3f} ({parts})")


def main():
    folder, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    for name, file in SETS.items():
        texts, wanted = zip(*read(folder / file))
        said = judge(program, texts)
        assert len(said) == len(texts), "one sentiment a text"
        report(name, list(zip(wanted, said)))


main()
