"""Measures the rooms of the package from its imports, and draws them.

    python tests/house.py            prints rooms, floors, arrows and circles
    python tests/house.py --write    also writes docs/house.svg and the numbers in docs/architecture.md

A room is a folder or module directly in dashboard/; an arrow says that one room imports another; a floor is one more
than the highest floor that a room imports.
"""

import re
import sys
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from grimp import build_graph

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "house.svg"
DOCUMENT = ROOT / "docs" / "architecture.md"
_NUMBERS = re.compile(r"\d+ rooms on \d+ floors, \d+ arrows, \d+ circles")
_BOX, _GAP, _FLOOR = (108, 30), 18, 78


@dataclass(frozen=True)
class House:
    """arrows: for each room the rooms that it imports."""

    arrows: dict[str, frozenset[str]]

    @cached_property
    def circles(self) -> list[frozenset[str]]:
        """Groups of rooms that import each other, directly or through others."""
        above = {room: self._reached(room) for room in self.arrows}
        groups = {frozenset(other for other in above[room] if room in above[other]) for room in self.arrows}
        return sorted((group for group in groups if group), key=sorted)

    def _reached(self, room: str) -> set[str]:
        found: set[str] = set()
        waiting = [*self.arrows[room]]
        while waiting:
            other = waiting.pop()
            if other not in found:
                found.add(other)
                waiting += self.arrows[other]
        return found

    @cached_property
    def floors(self) -> list[list[str]]:
        """The rooms of each floor, the lowest first. Raises ValueError where there is a circle."""
        if self.circles:
            raise ValueError(f"circles: {self.circles}")
        height: dict[str, int] = {}

        def of(room: str) -> int:
            if room not in height:
                height[room] = 1 + max((of(other) for other in self.arrows[room]), default=0)
            return height[room]

        rows: dict[int, list[str]] = {}
        for room in sorted(self.arrows):
            rows.setdefault(of(room), []).append(room)
        return [rows[number] for number in sorted(rows)]

    @property
    def needed_arrows(self) -> list[tuple[str, str]]:
        """The arrows that no longer way through other rooms stands for: those that a picture needs."""
        return [
            (room, other)
            for room, others in sorted(self.arrows.items())
            for other in sorted(others)
            if not any(other in self._reached(between) for between in others - {other})
        ]

    def __str__(self) -> str:
        count = sum(len(others) for others in self.arrows.values())
        floors = len(self.floors) if not self.circles else 0
        return f"{len(self.arrows)} rooms on {floors} floors, {count} arrows, {len(self.circles)} circles"


def house() -> House:
    """The house as its imports are now."""
    graph = build_graph("dashboard", cache_dir=None)
    arrows: dict[str, set[str]] = {}
    for module in graph.modules:
        if module == "dashboard":
            continue
        room = module.split(".")[1]
        others = {name.split(".")[1] for name in graph.find_modules_directly_imported_by(module) if "." in name}
        arrows.setdefault(room, set()).update(others - {room})
    return House({room: frozenset(others) for room, others in arrows.items()})


def picture(drawn: House) -> str:
    """The house as SVG: one row a floor, the highest on top; arrows that longer ways stand for are left out."""
    width = max(len(row) for row in drawn.floors) * (_BOX[0] + _GAP) + 2 * _GAP
    height = len(drawn.floors) * _FLOOR + _GAP
    place = {
        room: (
            width / 2 + (number - (len(row) - 1) / 2) * (_BOX[0] + _GAP),
            height - _FLOOR * (floor + 0.5),
        )
        for floor, row in enumerate(drawn.floors)
        for number, room in enumerate(row)
    }
    lines = []
    for room, other in drawn.needed_arrows:
        (x1, y1), (x2, y2) = place[room], place[other]
        lines.append(
            f'<path d="M{x1:.0f},{y1 + _BOX[1] / 2:.0f} C{x1:.0f},{y1 + 46:.0f} {x2:.0f},{y2 - 46:.0f} '
            f'{x2:.0f},{y2 - _BOX[1] / 2:.0f}" marker-end="url(#tip)"/>'
        )
    boxes = [
        f'<g><rect x="{x - _BOX[0] / 2:.0f}" y="{y - _BOX[1] / 2:.0f}" width="{_BOX[0]}" height="{_BOX[1]}" rx="6"/>'
        f'<text x="{x:.0f}" y="{y + 4:.0f}">{escape(room)}</text></g>'
        for room, (x, y) in place.items()
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}">',
            f"<title>{escape(str(drawn))}</title>",
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            '<path d="M0,0 L8,4 L0,8 z" fill="#8a8178"/></marker></defs>',
            f'<rect width="{width}" height="{height}" fill="#fbf9f6"/>',
            '<g fill="none" stroke="#8a8178" stroke-width="1">',
            *lines,
            '</g>\n<g fill="#ffffff" stroke="#9c1c1c" font-family="sans-serif" font-size="13" text-anchor="middle">',
            *(box.replace("<text", '<text fill="#222" stroke="none"') for box in boxes),
            "</g>\n</svg>\n",
        ]
    )


def numbers_written(text: str) -> str | None:
    """What a document says of the house, or None."""
    found = _NUMBERS.search(text)
    return found[0] if found else None


def main(arguments: list[str]) -> None:
    found = house()
    print(found)
    for number, row in reversed(list(enumerate(found.floors, start=1))):
        print(f"{number:3}  {', '.join(row)}")
    for circle in found.circles:
        print("circle:", ", ".join(sorted(circle)))
    if "--write" in arguments:
        PICTURE.write_text(picture(found), encoding="utf-8")
        text = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(_NUMBERS.sub(str(found), text), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
