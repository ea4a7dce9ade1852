//! Places on a page: six numbers that turn, stretch and shift (ISO 32000-1, 8.3.3).

/// Turns, stretches and shifts.
pub(super) type Matrix = [f64; 6];

/// Leaves everything where it is.
pub(super) const UPRIGHT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Of six numbers of content.
pub(super) fn matrix(number: &dyn Fn(usize) -> f64) -> Matrix {
    [0, 1, 2, 3, 4, 5].map(number)
}

/// First this, then that.
pub(super) fn product(first: Matrix, then: Matrix) -> Matrix {
    let turned = |x: f64, y: f64| (x * then[0] + y * then[2], x * then[1] + y * then[3]);
    let right = turned(first[0], first[1]);
    let up = turned(first[2], first[3]);
    let shift = turned(first[4], first[5]);
    [
        right.0,
        right.1,
        up.0,
        up.1,
        shift.0 + then[4],
        shift.1 + then[5],
    ]
}
