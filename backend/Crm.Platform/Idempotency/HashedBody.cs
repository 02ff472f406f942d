using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Crm.Platform.Idempotency;

/// <summary>
/// Hashes a request's body as it is read, whatever its size. A form's boundary is left out: clients make a new one for each attempt.
/// </summary>
internal sealed class HashedBody : Stream
{
    private readonly Stream body;
    private readonly byte[] boundary;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<byte> tail = [];

    public HashedBody(HttpRequest request)
    {
        body = request.Body;
        boundary = Boundary(request.ContentType);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads what nobody has read, and answers the hash of all of it.</summary>
    public async Task<string> Finish(CancellationToken ct)
    {
        var rest = new byte[16 * 1024];
        while (await ReadAsync(rest, ct) > 0)
        {
        }

        hash.AppendData([.. tail]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        Take(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = body.Read(buffer, offset, count);
        Take(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetBytes(HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "")
            : [];

    // A boundary may be cut by the end of a read, so as much as one is kept back until more has come.
    private void Take(ReadOnlySpan<byte> read)
    {
        if (boundary.Length == 0)
        {
            hash.AppendData(read);
            return;
        }

        byte[] all = [.. tail, .. read];
        var rest = all.AsSpan();
        for (var found = rest.IndexOf(boundary); found >= 0; found = rest.IndexOf(boundary))
        {
            hash.AppendData(rest[..found]);
            rest = rest[(found + boundary.Length)..];
        }

        var keep = Math.Min(rest.Length, boundary.Length - 1);
        hash.AppendData(rest[..^keep]);
        tail.Clear();
        tail.AddRange(rest[^keep..]);
    }
}
