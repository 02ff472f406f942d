using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>A way of selling: the stages that its deals go through.</summary>
[HoldsNoPersonalData("Names that administrators give to ways of selling.")]
internal sealed class Pipeline : Entity
{
    private Pipeline()
    {
    }

    public Pipeline(string name, string nameKey, int position, bool isDefault)
    {
        Rename(name, nameKey);
        Position = position;
        IsDefault = isDefault;
    }

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    public int Position { get; private set; }

    /// <summary>Where deals go that name no stage.</summary>
    public bool IsDefault { get; private set; }

    /// <summary>It takes no more deals; those that went through it keep its name.</summary>
    public bool IsRetired { get; private set; }

    public long Version { get; private set; } = 1;

    public void Rename(string name, string nameKey) => (Name, NameKey) = (name, nameKey);

    public void BeDefault(bool isDefault) => IsDefault = isDefault;

    /// <summary>Its name is free for another one.</summary>
    public void Retire() => (IsRetired, IsDefault, NameKey) = (true, false, Id.ToString("N"));

    /// <summary>Says that somebody has edited the pipeline or its stages.</summary>
    public void Edited() => Version++;
}
