import numpy
from calibration_data import predictions


def smoothed(grid, width):
    """The grid convolved with a Gaussian that the ends reflect."""
    steps = len(grid) - 1
    reach = min(int(5 * width * steps) + 1, steps)
    kernel = numpy.exp(-0.5 * (numpy.arange(-reach, reach + 1) / (width * steps)) ** 2)
    padded = numpy.concatenate([grid[reach:0:-1], grid, grid[-2:-reach - 2:-1]])
    # A whole end is its own mirror image.
    padded[reach] *= 2
    padded[reach + steps] *= 2
    return numpy.convolve(padded, kernel / (width * numpy.sqrt(2 * numpy.pi)), mode="valid")


def prepare(device):
    confidences, correct = predictions()
    steps = 1000

    def run():
        place = numpy.minimum((confidences * steps).astype(numpy.int64), steps - 1)
        above = confidences * steps - place
        excess = confidences - correct
        grid = numpy.bincount(place, excess * (1 - above), steps + 1) + numpy.bincount(place + 1, excess * above, steps + 1)
        low, high = 1e-3, 1.0
        for _ in range(10):
            width = (low + high) / 2
            if numpy.trapz(numpy.abs(smoothed(grid / len(excess), width)), dx=1 / steps) > width:
                low = width
            else:
                high = width
        return (low + high) / 2

    return run
