namespace Crm.Platform.Exports;

/// <summary>Takes what is written at once and hands it on when asked: a server's answer may not be written to without waiting.</summary>
internal sealed class HeldStream : Stream
{
    private readonly MemoryStream held = new();
    private long sent;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => sent + held.Length;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    public async Task SendTo(Stream target)
    {
        if (held.Length > 0)
        {
            await target.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length));
            sent += held.Length;
            held.SetLength(0);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => held.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => held.Write(buffer);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            held.Dispose();
        }

        base.Dispose(disposing);
    }
}
