"""Papers of the one-stop desk as PDF: typst templates, Vietnamese fonts of our own, QR codes. No Django."""
