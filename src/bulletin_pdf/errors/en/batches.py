"""English wording of what can go wrong with the cache, a batch, a cluster or watching."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- the cache
    "cache-limit": (
        "the environment variable {name} should be a number of megabytes, not “{value}”",
        "For example {name}=2000; with 0 no finished file is kept.",
    ),
    # ---- workers
    "worker-killed": (
        "the process that set “{name}” was killed by the system twice",
        "Most likely memory ran out: build this issue alone with -j 1, or split it. The other issues are not affected.",
    ),
    "workers-lost": (
        "the connection to the workers is lost; the other issues were not built",
        "What has been written is whole. Run the same command again afterwards, and it goes on from here.",
    ),
    # ---- a cluster
    "cluster-not-tls": (
        "the address of a cluster begins with tls://, unlike “{value}”",
        "Without certificates others could run anything on this machine, so that is refused; start the scheduler with TLS as docs/scale.md says.",
    ),
    "cluster-credentials": (
        "a cluster needs {names}",
        "All three files (CA, certificate, private key) are needed; docs/scale.md says how to make them.",
    ),
    "cluster-not-installed": (
        "dask.distributed is not installed, which a cluster needs",
        "Run pip install 'bulletin-pdf[cluster]'.",
    ),
    "cluster-unreachable": (
        "no connection to the cluster {address}: {reason}",
        "Check the address, the firewall, and that one CA has signed all certificates.",
    ),
    "cluster-empty": (
        "the cluster {address} has no workers",
        "Start some with dask worker on each machine; see docs/scale.md.",
    ),
    "cluster-differs": (
        "{name} differs on a worker: {here} here, {there} there",
        "Other versions may give other files; install the same ones on all machines.",
    ),
}
