"""Inspection and supervision: plan, decision, team, sample, check, finding, recommendation, follow-up."""
