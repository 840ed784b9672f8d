"""What stands around the body of a document, read into facts: head, covering notice, signature, imprint.

The parts follow GB/T 9704: letterhead, number, title, recipients, text, signature and date,
disclosure; behind the body disclosure, copies (抄送), printing office and printing date.
"""
