using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Crm.Api.Tests.Access;

/// <summary>
/// A security key with the browser before it, written without the product's own code: ES256, its CBOR by hand. Everything that a real one would get right can be made wrong.
/// </summary>
internal sealed class SoftwarePasskey : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasCredential = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string? userHandle;

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);

    public uint Counter { get; set; }

    public string Origin { get; set; } = "https://crm.example.com";

    /// <summary>The host of the page, as the browser knows it; null takes what the question says.</summary>
    public string? Domain { get; set; }

    public bool CrossOrigin { get; set; }

    public bool UserVerified { get; set; } = true;

    public bool UserPresent { get; set; } = true;

    /// <summary>What the user handle says, where it is not the one that it was made for.</summary>
    public string? OtherUserHandle { get; set; }

    /// <summary>What <c>navigator.credentials.create</c> answers.</summary>
    public JsonNode Create(JsonNode options)
    {
        userHandle = (string)options["user"]!["id"]!;
        var client = Client("webauthn.create", options);
        var data = Data((string)options["rp"]!["id"]!, HasCredential, [.. new byte[16], .. Big((ushort)Id.Length), .. Id, .. CoseKey()]);
        byte[] attestation = [0xA3, .. CborText("fmt"), .. CborText("none"), .. CborText("attStmt"), 0xA0, .. CborText("authData"), 0x59, .. Big((ushort)data.Length), .. data];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Text(client), ["attestationObject"] = Text(attestation), ["transports"] = new JsonArray("internal", "hybrid", "made-up"),
        });
    }

    /// <summary>What <c>navigator.credentials.get</c> answers.</summary>
    public JsonNode Get(JsonNode options)
    {
        Counter = Counter == 0 ? 0 : Counter + 1;
        var client = Client("webauthn.get", options);
        var data = Data((string)options["rpId"]!, 0, []);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(data), ["signature"] = Text(signature), ["userHandle"] = OtherUserHandle ?? userHandle,
        });
    }

    public void Dispose() => key.Dispose();

    private JsonObject Credential(JsonObject response) => new()
    {
        ["id"] = Text(Id), ["rawId"] = Text(Id), ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    };

    private byte[] Client(string type, JsonNode options) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type, ["challenge"] = (string)options["challenge"]!, ["origin"] = Origin, ["crossOrigin"] = CrossOrigin,
    }.ToJsonString());

    private byte[] Data(string domain, byte flags, byte[] credential)
    {
        flags |= (byte)((UserPresent ? Present : 0) | (UserVerified ? Verified : 0));
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain ?? domain)), flags, .. counter, .. credential];
    }

    // COSE (RFC 9053): kty EC2, alg ES256, curve P-256, x, y.
    private byte[] CoseKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    // Shorter than 24 bytes, all of them.
    private static byte[] CborText(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Big(ushort number) => [(byte)(number >> 8), (byte)number];

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
