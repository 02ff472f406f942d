using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>One permission, or a pattern such as <c>*.read</c>, and how far it reaches.</summary>
internal sealed record Grant(string Permission, AccessLevel Level);

/// <summary>What its holders may do; users may have several, an API key has one.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: they are deactivated, and history names them.")]
internal sealed class Role : Entity
{
    public const string AdministratorKey = "administrator";

    /// <summary>Of the people of dealers.</summary>
    public const string PartnerKey = "partner";

    private Role()
    {
    }

    public Role(string key, bool isBuiltIn)
    {
        Key = key;
        IsBuiltIn = isBuiltIn;
    }

    /// <summary>A role of the company's own.</summary>
    public static Role Own(string name, string description, IReadOnlyList<Grant> grants)
    {
        var role = new Role("", isBuiltIn: false);
        role.Key = $"own-{role.Id:N}";
        role.Describe(name, description, grants);
        return role;
    }

    /// <summary>Stable: the API and the command line call a role by it.</summary>
    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    public bool IsBuiltIn { get; private set; }

    /// <summary>Its holders do nothing before they have set up a second factor.</summary>
    public bool RequiresSecondFactor { get; private set; }

    public List<Grant> Grants { get; private set; } = [];

    /// <summary>A concurrency token: of two changes of the same role, one is refused.</summary>
    public long Version { get; private set; } = 1;

    public bool IsAdministrator => Key == AdministratorKey;

    public void AskForSecondFactor(bool required)
    {
        Version += RequiresSecondFactor == required ? 0 : 1;
        RequiresSecondFactor = required;
    }

    public void Describe(string name, string description, IReadOnlyList<Grant> grants)
    {
        if (Name == name && Description == description && Grants.SequenceEqual(grants))
        {
            return;
        }

        Name = name;
        Description = description;
        Grants = [.. grants];
        Version++;
    }
}
