using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>Collects what is wrong with an input, by JSON path, so that the caller hears all of it at once.</summary>
public sealed class InputErrors
{
    // Nothing is wrong with most inputs, of which an import reads very many.
    private Dictionary<string, List<string>>? byPath;

    public bool Any => byPath is not null;

    public void Add(string path, string message)
    {
        byPath ??= new(StringComparer.Ordinal);
        if (!byPath.TryGetValue(path, out var messages))
        {
            byPath[path] = messages = [];
        }

        messages.Add(message);
    }

    public IReadOnlyDictionary<string, string[]> ToDictionary() =>
        (byPath ?? []).ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal);

    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new InvalidInputException(ToDictionary());
        }
    }
}
