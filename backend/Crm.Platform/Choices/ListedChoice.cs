using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Choices;

/// <summary>An entry of a list from which people choose and which an administrator keeps, such as the reasons of a loss.</summary>
[HoldsNoPersonalData("Names of choices, which administrators give.")]
internal sealed class ListedChoice
{
    /// <summary>Which list: <c>lossReason</c>.</summary>
    public required string List { get; init; }

    /// <summary>As records keep it and programs send it.</summary>
    public required string Key { get; init; }

    /// <summary>Null for what the product brings along and translates by its key.</summary>
    public string? Name { get; set; }

    public int Position { get; set; }

    /// <summary>It is offered no more; records that have it keep it.</summary>
    public bool IsRetired { get; set; }
}

internal sealed class ListedChoiceConfiguration : IEntityTypeConfiguration<ListedChoice>
{
    public const int MaxKey = 40;
    public const int MaxName = 100;

    public void Configure(EntityTypeBuilder<ListedChoice> builder)
    {
        builder.ToTable("platform_listed_choices");
        builder.HasKey(c => new { c.List, c.Key });
        builder.Property(c => c.List).HasMaxLength(MaxKey).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(c => c.Key).HasMaxLength(MaxKey).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(c => c.Name).HasMaxLength(MaxName);
    }
}
