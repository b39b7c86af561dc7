import numpy
from calibration_data import predictions


def prepare(device):
    confidences, correct = predictions()

    def run():
        order = numpy.argsort(confidences)
        excess = (confidences - correct)[order]
        return sum(abs(part.sum()) for part in numpy.array_split(excess, 15)) / len(excess)

    return run
