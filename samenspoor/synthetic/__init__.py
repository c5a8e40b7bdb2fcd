"""The synthetic municipality: signal files with known truth, for training, tests, benchmarks and the demo."""

from samenspoor.synthetic.files import UnableToSynthesise, synthesise

__all__ = ["UnableToSynthesise", "synthesise"]
