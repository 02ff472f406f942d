using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>Collects what is wrong with an input, by JSON path, so that the caller hears all of it at once.</summary>
public sealed class InputErrors
{
    private readonly Dictionary<string, List<string>> byPath = new(StringComparer.Ordinal);

    public bool Any => byPath.Count > 0;

    public void Add(string path, string message)
    {
        if (!byPath.TryGetValue(path, out var messages))
        {
            byPath[path] = messages = [];
        }

        messages.Add(message);
    }

    public IReadOnlyDictionary<string, string[]> ToDictionary() =>
        byPath.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal);

    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new InvalidInputException(ToDictionary());
        }
    }
}
