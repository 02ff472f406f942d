using System.Text;

namespace Crm.Platform.Imports.Files.VCards;

/// <summary>
/// The physical lines of a card file, one character a byte: what encoding a value is in stands in front of it. Any number of carriage
/// returns before a line feed is one line end, as some exports double them.
/// </summary>
internal sealed class VCardLines(TextReader bytes) : IDisposable
{
    /// <summary>A longer line is cut: no text of a card is so long, and photos are not carried on.</summary>
    private const int MaxLine = 8_000_000;

    private readonly char[] buffer = new char[32 * 1024];
    private readonly StringBuilder line = new();
    private int position;
    private int end;
    private string? ahead;
    private bool hasAhead;

    /// <summary>The number of the line that <see cref="Take"/> gave last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without taking it; null at the end.</summary>
    public string? Peek()
    {
        if (!hasAhead)
        {
            ahead = Next();
            hasAhead = true;
        }

        return ahead;
    }

    public string? Take()
    {
        var taken = Peek();
        hasAhead = false;
        Number += taken is null ? 0 : 1;
        return taken;
    }

    public void Dispose() => bytes.Dispose();

    private string? Next()
    {
        line.Clear();
        if (position == end && !Fill())
        {
            return null;
        }

        while (true)
        {
            var rest = buffer.AsSpan(position, end - position);
            var stop = rest.IndexOfAny('\r', '\n');
            var part = stop < 0 ? rest : rest[..stop];
            line.Append(part[..Math.Min(part.Length, Math.Max(0, MaxLine - line.Length))]);
            position += part.Length;
            if (stop >= 0)
            {
                TakeLineEnd();
                return line.ToString();
            }

            if (!Fill())
            {
                return line.ToString();
            }
        }
    }

    private void TakeLineEnd()
    {
        while (position < end || Fill())
        {
            var c = buffer[position];
            if (c is not ('\r' or '\n'))
            {
                return;
            }

            position++;
            if (c == '\n' || !((position < end || Fill()) && buffer[position] is '\r' or '\n'))
            {
                return;
            }
        }
    }

    private bool Fill()
    {
        position = 0;
        end = bytes.Read(buffer, 0, buffer.Length);
        return end > 0;
    }
}
