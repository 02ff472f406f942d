using System.Text;

namespace Crm.Platform.Calendars;

/// <summary>
/// Reads calendar files as they come: a line that cannot be read is passed over, a component that is not closed ends with the file. What is
/// wrong with one entry so costs no other.
/// </summary>
public static class IcsReader
{
    public const int MaxCharacters = 5_000_000;
    private const int MaxLine = 1_000_000;
    private const int MaxLines = 200_000;
    private const int MaxDepth = 8;

    /// <summary>The outermost components. Of a text that is none at all there are none.</summary>
    public static IReadOnlyList<IcsComponent> Read(string text)
    {
        var root = new IcsComponent("");
        var open = new Stack<IcsComponent>([root]);
        foreach (var line in Unfolded(text).Take(MaxLines).Select(Parse).OfType<IcsLine>())
        {
            var name = line.Value.Trim().ToUpperInvariant();
            if (line.Name == "BEGIN" && open.Count <= MaxDepth)
            {
                var component = new IcsComponent(name);
                open.Peek().Children.Add(component);
                open.Push(component);
            }
            else if (line.Name == "END")
            {
                while (open.Any(c => c.Name == name && c != root) && open.Pop().Name != name)
                {
                }
            }
            else
            {
                open.Peek().Lines.Add(line);
            }
        }

        return root.Children;
    }

    // A line that begins with a space goes on with the one before.
    private static IEnumerable<string> Unfolded(string text)
    {
        var line = new StringBuilder();
        foreach (var part in text.TrimStart('\uFEFF').Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n'))
        {
            if (part is [' ' or '\t', ..] && line.Length > 0)
            {
                line.Append(part, 1, Math.Min(part.Length - 1, MaxLine - line.Length));
                continue;
            }

            yield return line.ToString();
            line.Clear().Append(part, 0, Math.Min(part.Length, MaxLine));
        }

        yield return line.ToString();
    }

    private static IcsLine? Parse(string line)
    {
        var at = line.AsSpan().IndexOfAny(';', ':');
        if (at <= 0 || line.AsSpan(0, at).Trim().ContainsAnyExceptInRange('!', '~'))
        {
            return null;
        }

        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var name = line[..at].Trim().ToUpperInvariant();
        while (line[at] == ';')
        {
            var begin = at + 1;
            at = EndOf(line, begin);
            if (at < 0)
            {
                return null;
            }

            if (line[begin..at].Split('=', 2) is [var key, var value])
            {
                parameters.TryAdd(key.Trim(), IcsText.Parameter(value.Trim()));
            }
        }

        return new IcsLine(name, parameters, line[(at + 1)..].Trim());
    }

    // Within quotes neither colon nor semicolon ends a parameter.
    private static int EndOf(string line, int from)
    {
        var quoted = false;
        for (var i = from; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (!quoted && line[i] is ';' or ':')
            {
                return i;
            }
        }

        return -1;
    }
}
