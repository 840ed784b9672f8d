"""What stands around the body of a document, read into facts: head, covering notice, signature, imprint."""
