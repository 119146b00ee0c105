"""From WeasyPrint's output to a PDF/X-4 file that is the same every time."""
