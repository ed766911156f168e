"""Pictures of pages: photographs and scans."""
