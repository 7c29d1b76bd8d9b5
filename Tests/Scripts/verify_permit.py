"""Checks a permit's code, the key set and the status list with other people's libraries.

    python3 verify_permit.py CODE KEYS.json KEYS.cbor STATUS.jwt

Needs the packages cwt, cbor2, base45 and pyjwt. Prints what it read as JSON; ends with 1 when anything
does not verify. With "probe" alone it only says whether the packages are there.
"""

import json
import sys
import zlib
from base64 import urlsafe_b64decode


def plain(value):
    """What json can write: bytes as hexadecimal digits, tagged days as numbers."""
    import cbor2

    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, cbor2.CBORTag):
        return plain(value.value)
    return value if isinstance(value, (int, str)) else str(value)


def check(code, jwks_path, cose_path, status_path):
    import base45
    import cbor2
    import cwt
    import jwt

    with open(jwks_path) as file:
        jwks = json.load(file)
    with open(cose_path, "rb") as file:
        cose = cbor2.loads(file.read())
    with open(status_path) as file:
        status = file.read()

    message = base45.b45decode(code.removeprefix("RQ1:"))
    keys = [cwt.COSEKey.new(key) for key in cose]
    # The days of the permit decide, not the clock of this machine.
    payload = cwt.COSE.new(verify_kid=False).decode(message, keys=keys)
    claims = cbor2.loads(payload)

    # The other set names the same key once.
    kid = cbor2.loads(cbor2.loads(message).value[0])[4]
    named = [key for key in jwks["keys"] if urlsafe_b64decode(key["kid"] + "=") == kid]
    used = [key for key in cose if key[2] == kid]
    assert len(named) == len(used) == 1, "each key set names the key once"
    assert [urlsafe_b64decode(named[0][part] + "=") for part in "xy"] == [used[0][-2], used[0][-3]]

    header = jwt.get_unverified_header(status)
    key = next(key for key in jwks["keys"] if key["kid"] == header["kid"])
    listed = jwt.decode(
        status, jwt.PyJWK(key).key, algorithms=["ES256"],
        options={"verify_exp": False, "verify_iat": False},
    )
    packed = listed["status_list"]["lst"]
    bits = zlib.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    entry = claims[65535]["status_list"]
    assert listed["sub"] == entry["uri"]
    mark = bits[entry["idx"] // 4] >> (entry["idx"] % 4 * 2) & 3
    return {"claims": plain(claims), "typ": header["typ"], "mark": mark}


if __name__ == "__main__":
    if sys.argv[1:] == ["probe"]:
        import base45, cbor2, cwt, jwt  # noqa: E401,F401

        sys.exit(0)
    print(json.dumps(check(*sys.argv[1:5]), sort_keys=True))
