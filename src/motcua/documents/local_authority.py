"""A certificate authority of one's own, for demonstrations and tests. Its signatures have no legal value.

Keys are elliptic curve P-256: made in a millisecond, and small.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

VALID = timedelta(days=3 * 365)
EARLIER = timedelta(days=1)


@dataclass(frozen=True)
class LocalAuthority:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        """The root certificate, for the folder of those whom an installation trusts."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def make_authority(name: str, at: datetime) -> LocalAuthority:
    """A new root, valid from the day before ``at`` (aware) for three years."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, "")
    builder = _builder(subject, subject, key.public_key(), at).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    usage = _usage(signs_certificates=True)
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    return LocalAuthority(certificate, key)


def issue_pkcs12(
    authority: LocalAuthority, name: str, organisation: str, passphrase: str, at: datetime
) -> bytes:
    """A new key with its certificate for a person, as a PKCS#12 file under the passphrase."""
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = authority.certificate.subject
    builder = _builder(_name(name, organisation), issuer, key.public_key(), at)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    certificate = builder.sign(authority.key, hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(
        name.encode(),
        key,
        certificate,
        [authority.certificate],
        serialization.BestAvailableEncryption(passphrase.encode()),
    )


def _name(name: str, organisation: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]))
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _builder(
    subject: x509.Name, issuer: x509.Name, public_key: ec.EllipticCurvePublicKey, at: datetime
) -> x509.CertificateBuilder:
    start = at - EARLIER
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + VALID)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )


def _usage(signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
