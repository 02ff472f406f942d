namespace Crm.Platform.Calendars;

/// <summary>One line of a calendar file (RFC 5545, 3.1): its name, its parameters, and its value as it stands there.</summary>
public sealed record IcsLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    /// <summary>The value as text: with line breaks, commas and semicolons as they were meant.</summary>
    public string Text => IcsText.Unescape(Value);

    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);
}

/// <summary>A component of a calendar file, such as VEVENT, with its lines and what is within it.</summary>
public sealed class IcsComponent(string name)
{
    public string Name { get; } = name;

    public List<IcsLine> Lines { get; } = [];

    public List<IcsComponent> Children { get; } = [];

    /// <summary>The first line of this name that says something.</summary>
    public IcsLine? Find(string name) => All(name).FirstOrDefault();

    public IEnumerable<IcsLine> All(string name) => Lines.Where(l => l.Name == name && l.Value.Length > 0);

    /// <summary>This component and all within it.</summary>
    public IEnumerable<IcsComponent> Deep() => Children.SelectMany(c => c.Deep()).Prepend(this);
}
