"""The classifier of sections, paragraphs and sentences: features, model, training, evaluation.

NumPy is loaded to classify, scikit-learn only to train and to evaluate.
"""
