"""Draws what the refusal point costs, from fit.json: risk against coverage, and right against false answers."""

import argparse
import json

WIDE, HIGH, LEFT, TOP, GAP = 360, 260, 60, 40, 90
RATES = (0.01, 0.02, 0.05, 0.1, 0.2)


def read(path):
    """[{support, falseAnswers, right, wrong, coverage, risk}] and the numbers of answerable and unanswerable questions."""
    fit = json.load(open(path, encoding="utf8"))["calibration"]
    yes, no = fit["answerable"], fit["unanswerable"]
    points = []
    for p in fit["curve"]:
        bad = p["wrong"] * yes + p["falseAnswers"] * no
        answered = p["right"] * yes + bad
        if answered:
            points.append(p | {"coverage": answered / (yes + no), "risk": bad / answered})
    return points, yes, no


def chosen(points, no, rate):
    """The point that the program takes for a stated rate of false answers."""
    return next((p for p in points if (no * p["falseAnswers"] + 1) / (no + 1) <= rate), None)


def panel(left, title, across, up, points, x, y, marks):
    def place(p):
        return left + p[x] * WIDE, TOP + HIGH - p[y] * HIGH

    lines = [f'<text x="{left}" y="{TOP - 14}" font-weight="bold">{title}</text>']
    for tenth in range(0, 11, 2):
        part = tenth / 10
        at, level = left + part * WIDE, TOP + HIGH - part * HIGH
        lines.append(f'<path d="M{at:.1f} {TOP}V{TOP + HIGH}M{left} {level:.1f}H{left + WIDE}" stroke="#ddd"/>')
        lines.append(f'<text x="{at:.1f}" y="{TOP + HIGH + 16}" text-anchor="middle">{part:.1f}</text>')
        lines.append(f'<text x="{left - 6}" y="{level + 4:.1f}" text-anchor="end">{part:.1f}</text>')
    lines.append(f'<text x="{left + WIDE / 2}" y="{TOP + HIGH + 34}" text-anchor="middle">{across}</text>')
    middle = TOP + HIGH / 2
    lines.append(f'<text x="{left - 38}" y="{middle}" text-anchor="middle" transform="rotate(-90 {left - 38} {middle})">{up}</text>')
    path = "L".join("%.1f %.1f" % place(p) for p in points)
    lines.append(f'<path d="M{path}" fill="none" stroke="#1a5fb4" stroke-width="2"/>')
    for rate, p in marks:
        at, level = place(p)
        lines.append(f'<circle cx="{at:.1f}" cy="{level:.1f}" r="4" fill="#a51d2d"/>')
        lines.append(f'<text x="{at + 7:.1f}" y="{level + 14:.1f}" fill="#a51d2d">{rate:.0%}</text>')
    return lines


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--fit", required=True)
    ask.add_argument("--out", required=True, help="an SVG file")
    args = ask.parse_args()
    points, yes, no = read(args.fit)
    marks = [(rate, p) for rate in RATES if (p := chosen(points, no, rate))]
    width = LEFT + 2 * WIDE + GAP + 30
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {TOP + HIGH + 50}" font-family="sans-serif" font-size="12">',
        f"<title>What refusing costs, on {yes} answerable and {no} unanswerable questions</title>",
        f'<rect width="{width}" height="{TOP + HIGH + 50}" fill="#fff"/>',
    ]
    drawn += panel(LEFT, "Risk against coverage", "part of all questions answered", "part of the answers that is bad", points, "coverage", "risk", marks)
    drawn += panel(
        LEFT + WIDE + GAP, "Right against false answers", "part of the unanswerable answered", "part of the answerable answered rightly", points, "falseAnswers", "right", marks
    )
    with open(args.out, "w", encoding="utf8") as file:
        file.write("\n".join(drawn + ["</svg>"]) + "\n")


if __name__ == "__main__":
    main()
