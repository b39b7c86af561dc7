import numpy


def predictions(count=10_000_000):
    random = numpy.random.default_rng(1)
    confidences = 1 - 0.9 * random.random(count) ** 3
    correct = random.random(count) < confidences - 0.05
    return confidences, correct
