namespace Crm.Kernel.Values;

/// <summary>The number under which something is known to a customer: short, without letters that are taken for others, and telling nothing of how many there are.</summary>
public static class ShortReference
{
    /// <summary>Crockford's base 32: no I, L, O or U.</summary>
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 10;

    /// <summary>Fifty of the random bits at the end of the id, such as <c>L-7QK2M-X09BD</c>.</summary>
    public static string Of(char prefix, Guid id)
    {
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true).AsSpan(8));
        var text = string.Create(Length, bits, (span, value) =>
        {
            for (var i = span.Length - 1; i >= 0; i--)
            {
                span[i] = Digits[(int)(value & 31)];
                value >>= 5;
            }
        });
        return $"{prefix}-{text[..5]}-{text[5..]}";
    }
}
