"""The least shares that the build accepts, in each half."""

from tests.evals.judging import Field

LEAST = {
    Field.PRICE: 0.95,
    Field.CURRENCY: 0.95,
    Field.KIND: 0.98,
    Field.ESSENTIAL: 1.0,
    Field.DISTRESS: 1.0,
    Field.CATEGORY: 0.90,
    Field.OPINION: 0.90,
}
