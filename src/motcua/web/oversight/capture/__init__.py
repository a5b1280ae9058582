"""Notes and photos on site: kept on the device at once, sent when there is a connection; or a plain form."""
