"""Long-term keeping: PDF/A files that carry their sources, and BagIt bags around them.

An archive is a folder::

    deposits/<id>/v1/        a bag (BagIt 1.0, RFC 8493) for each version of an issue
        bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt
        data/pdf/<id>.archive.pdf  data/pdf/<id>.press.pdf
        data/source/<id>.yaml      data/source/<pictures as the issue names them>
        data/layout/<name>/…       the complete layout folder
        data/text/pages.json       the text of every page of the archive PDF
        data/build.json  data/preflight.json
    toolchains/<hash>/       a bag of what many issues share: fonts, profiles, the program

A bag is never changed once it is there.
"""
