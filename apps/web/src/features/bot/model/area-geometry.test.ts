import { areaBetween, movedArea, pictureHeight, pointAt, resizedArea } from './area-geometry';

const area = { x: 100, y: 100, width: 200, height: 150 };

test('a picture is measured as if it were 1040 wide', () => {
  expect(pictureHeight({ width: 2080, height: 1000 })).toBe(500);
  expect(pointAt({ x: 0.5, y: 0.25 }, 800)).toEqual({ x: 520, y: 200 });
  expect(pointAt({ x: -1, y: 2 }, 800)).toEqual({ x: 0, y: 800 });
});

test('an area may be drawn from any corner', () => {
  const expected = { x: 50, y: 60, width: 100, height: 200 };
  expect(areaBetween({ x: 50, y: 60 }, { x: 150, y: 260 })).toEqual(expected);
  expect(areaBetween({ x: 150, y: 260 }, { x: 50, y: 60 })).toEqual(expected);
});

test('a slip of the hand is no area', () => {
  expect(areaBetween({ x: 50, y: 60 }, { x: 53, y: 61 })).toBeNull();
});

test('an area stays within the picture, however far it is dragged', () => {
  expect(movedArea(area, { x: 9_000, y: -9_000 }, 800)).toEqual({ ...area, x: 840, y: 0 });
  expect(resizedArea(area, { x: 9_000, y: 9_000 }, 800)).toEqual({ ...area, width: 940, height: 700 });
  expect(resizedArea(area, { x: -9_000, y: -9_000 }, 800)).toEqual({ ...area, width: 40, height: 40 });
});
