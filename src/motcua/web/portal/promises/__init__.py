"""What a procedure really takes."""
