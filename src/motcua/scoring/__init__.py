"""The reform index: criteria trees, self-scores with evidence, appraisal, ranking."""
