using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Leads.Capture;

/// <summary>A form by which customers ask something: on a page of ours, within a page of the company's, or over REST.</summary>
[HoldsNoPersonalData("Texts of the company.")]
internal sealed class LeadForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What stands in its address; no secret.</summary>
    public required string Key { get; init; }
    public required string Name { get; set; }
    public required FormDesign Design { get; set; }

    /// <summary>Whose pages may hold it and send to it, such as <c>https://www.example.com</c>.</summary>
    public List<string> Origins { get; set; } = [];

    /// <summary>Whether it takes anything now.</summary>
    public bool IsActive { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime UpdatedAt { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>What a form asks and says. Texts are by language; English, or else the first there is, stands for one that is missing.</summary>
internal sealed record FormDesign
{
    public required IReadOnlyList<FormField> Fields { get; init; }
    public IReadOnlyList<FormConsent> Consents { get; init; } = [];
    public IReadOnlyList<FormHidden> Hidden { get; init; } = [];
    public required IReadOnlyDictionary<string, string> Title { get; init; }
    public IReadOnlyDictionary<string, string> Intro { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public IReadOnlyDictionary<string, string> Submit { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public IReadOnlyDictionary<string, string> Thanks { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether whoever gives an e-mail address is told the number by mail.</summary>
    public bool SendsReceipt { get; init; } = true;

    /// <summary>Whether the address must be confirmed by a link in a mail before anything becomes of it.</summary>
    public bool DoubleOptIn { get; init; }
}

/// <summary>A question.</summary>
/// <param name="Field">A field of leads; <c>email</c> and <c>phone</c> stand for the first address and number.</param>
internal sealed record FormField(
    string Field, bool Required, IReadOnlyDictionary<string, string> Label, IReadOnlyDictionary<string, string>? Help = null, IReadOnlyList<FormChoice>? Choices = null);

/// <summary>One of the answers to choose from.</summary>
internal sealed record FormChoice(string Value, IReadOnlyDictionary<string, string> Label);

/// <summary>A box by which somebody agrees to a purpose on a channel; its text is that of the purpose.</summary>
internal sealed record FormConsent(string Purpose, ConsentChannel Channel, bool Required = false);

/// <summary>What is not asked but taken from the address of the page, such as <c>utm_campaign</c>.</summary>
/// <param name="Field">campaign, source, product or interest.</param>
internal sealed record FormHidden(string Field, string? Parameter = null, string? Default = null);

internal sealed class LeadFormConfiguration : IEntityTypeConfiguration<LeadForm>
{
    public const int MaxKey = 40;
    public const int MaxName = 100;

    public void Configure(EntityTypeBuilder<LeadForm> builder)
    {
        builder.ToTable("leads_forms");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Key).HasMaxLength(MaxKey).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(f => f.Name).HasMaxLength(MaxName);
        builder.Property(f => f.Design).AsJsonObject<FormDesign>();
        builder.Property(f => f.Origins).AsJson<string>();
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => f.Key).IsUnique();
    }
}
