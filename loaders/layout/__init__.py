"""Blocks put right before anybody reads them: tables taken apart, lines run on or broken."""
