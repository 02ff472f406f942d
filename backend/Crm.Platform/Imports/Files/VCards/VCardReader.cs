using System.Text;

namespace Crm.Platform.Imports.Files.VCards;

/// <summary>
/// Reads cards of the versions 2.1, 3.0 and 4.0, forward only. It forgives what real exports do (doubled line ends, missing folds, bare
/// types, one encoding in each value) and says of everything else on which line it stands and what is wrong. No package of the feed
/// reads cards, and none that was looked at tells what it could not read.
/// </summary>
internal sealed class VCardReader(Stream file, string encoding) : IDisposable
{
    private const int MaxNotes = 20;
    private const string NeverEnds = "This card has no END:VCARD.";
    private const string Outside = "This text stands outside of any card.";
    private readonly VCardLines lines = new(Bytes(file, encoding));
    private readonly VCardValue values = new(encoding);
    private readonly Stack<Draft> open = [];
    private readonly Queue<VCard> ready = [];

    /// <summary>The next card; text between cards is handed out as a card with a problem. Null at the end.</summary>
    public VCard? Read()
    {
        while (ready.Count == 0)
        {
            if (lines.Peek() is null)
            {
                if (open.Count == 0)
                {
                    return null;
                }

                // The rest of a file that was cut off.
                Close(NeverEnds);
                continue;
            }

            ReadLine();
        }

        return ready.Dequeue();
    }

    public void Dispose() => lines.Dispose();

    private void ReadLine()
    {
        var text = lines.Take()!;
        var number = lines.Number;
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (Is(text, "BEGIN:VCARD"))
        {
            open.Push(new Draft(number));
        }
        else if (open.Count == 0)
        {
            SkipOutside(number, text);
        }
        else if (Is(text, "END:VCARD"))
        {
            Close(null);
        }
        else
        {
            ReadProperty(number, text, open.Peek());
        }
    }

    private void ReadProperty(int number, string text, Draft card)
    {
        if (VCardHead.Of(text, values) is not { } head)
        {
            card.Note(number, text.StartsWith('#')
                ? "A card has no comments; this line was left out."
                : "This line is no property: there is no name with a colon. It was left out.");
            return;
        }

        if (head is { Name: "AGENT", Value.Length: 0 })
        {
            return;
        }

        var raw = new StringBuilder(head.Value);
        Unfold(raw, head, card);
        if (head.Name == "VERSION")
        {
            card.Version = raw.ToString().Trim();
            return;
        }

        var property = values.Read(number, head, raw.ToString(), out var problem);
        if (problem is not null)
        {
            card.Note(number, $"{head.Name}: {problem}");
        }

        card.Properties.Add(property);
    }

    // A value goes on in the next lines: folded ones, soft breaks of quoted-printable, and pictures that nobody has folded.
    private void Unfold(StringBuilder raw, VCardHead head, Draft card)
    {
        while (lines.Peek() is { } next)
        {
            if (head.IsQuotedPrintable && raw.Length > 0 && raw[^1] == '=')
            {
                if (string.IsNullOrWhiteSpace(next) || Is(next, "END:VCARD"))
                {
                    return;
                }

                raw.Length--;
                raw.Append(lines.Take());
            }
            else if (next.Length > 1 && next[0] is ' ' or '\t' && !string.IsNullOrWhiteSpace(next))
            {
                // Version 2.1 folds where a blank stands and keeps it.
                var keepsBlank = card.Version == "2.1" && !head.IsBase64 && !head.IsQuotedPrintable;
                raw.Append(lines.Take()!.AsSpan(keepsBlank ? 0 : 1));
            }
            else if (head.IsBase64 && next.Length > 0 && VCardValue.IsBase64(next))
            {
                raw.Append(lines.Take());
            }
            else if (raw.Length > 0 && raw[^1] == '\\' && next.Length > 0 && VCardHead.Of(next, values) is null)
            {
                raw.Length--;
                raw.Append("\\n").Append(lines.Take());
            }
            else
            {
                return;
            }
        }
    }

    private void SkipOutside(int number, string text)
    {
        while (lines.Peek() is { } next && !Is(next, "BEGIN:VCARD"))
        {
            lines.Take();
        }

        var shown = new VCardProperty(number, null, "TEXT", [], values.Text(text, null));
        ready.Enqueue(new VCard(number, "", [shown]) { Problem = Outside });
    }

    private void Close(string? problem)
    {
        var draft = open.Pop();
        ready.Enqueue(new VCard(draft.Line, draft.Version, draft.Properties)
        {
            Notes = draft.Notes,
            Problem = problem ?? (draft.Properties.Count == 0 ? "This card says nothing." : null),
        });
    }

    private static bool Is(string line, string begins) => line.AsSpan().Trim(" \t\uFEFFï»¿").Equals(begins, StringComparison.OrdinalIgnoreCase);

    // UTF-16 is brought into UTF-8 first: within it no byte stands for itself.
    private static StreamReader Bytes(Stream file, string encoding) => TextEncodings.IsWide(encoding)
        ? new StreamReader(Encoding.CreateTranscodingStream(file, TextEncodings.Of(encoding), Encoding.UTF8, leaveOpen: true), Encoding.Latin1)
        : new StreamReader(file, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);

    private sealed class Draft(int line)
    {
        public int Line { get; } = line;

        public string Version { get; set; } = "";

        public List<VCardProperty> Properties { get; } = [];

        public List<ImportProblem> Notes { get; } = [];

        public void Note(int number, string message)
        {
            if (Notes.Count < MaxNotes)
            {
                Notes.Add(new ImportProblem(number, "vcard.line", message));
            }
        }
    }
}
