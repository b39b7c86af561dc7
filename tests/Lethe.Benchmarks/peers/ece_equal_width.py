import numpy
from calibration_data import predictions


def prepare(device):
    confidences, correct = predictions()

    def run():
        bins = numpy.minimum((confidences * 15).astype(numpy.int64), 14)
        return numpy.abs(numpy.bincount(bins, weights=confidences - correct, minlength=15)).sum() / len(confidences)

    return run
