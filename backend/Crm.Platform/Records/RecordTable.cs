using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Records;

/// <summary>The table of a record type: columns, shadow keys and the indexes that its lists need, from the declaration.</summary>
internal static class RecordTable
{
    public static void Configure<T>(EntityTypeBuilder<T> builder, RecordType<T> type)
        where T : Record
    {
        foreach (var field in type.DeclaredFields)
        {
            if (typeof(T).GetProperty(field.PropertyName)!.DeclaringType!.GetProperty(field.PropertyName)!.SetMethod is null)
            {
                builder.Ignore(field.PropertyName); // Reckoned from the others whenever it is shown.
                continue;
            }

            Column(builder, field);
        }

        builder.Property(r => r.Custom).HasConversion(v => v.Json, json => CustomValues.Parse(json)).HasDefaultValue(CustomValues.None);
        foreach (var sort in type.DeclaredSorts)
        {
            builder.HasIndex(nameof(Record.DeletionId), sort.Column, nameof(Record.Id));
        }

        // Narrow views list by the usual order; other orders of a narrow view sort what the scope leaves.
        builder.HasIndex(nameof(Record.OwnerId), nameof(Record.DeletionId), type.DefaultSort.Column, nameof(Record.Id));
        builder.HasIndex(nameof(Record.TeamId), nameof(Record.DeletionId), type.DefaultSort.Column, nameof(Record.Id));
        builder.HasIndex(nameof(Record.DeletedAt), nameof(Record.Id)).HasFilter("\"DeletedAt\" IS NOT NULL");
        foreach (var reference in type.DeclaredFields.Where(f => f is { ReferenceTo: not (null or "user" or "team"), IsFilterable: true }))
        {
            builder.HasIndex(reference.PropertyName, nameof(Record.DeletionId), type.DefaultSort.Column, nameof(Record.Id));
        }
    }

    private static void Column<T>(EntityTypeBuilder<T> builder, Field field)
        where T : Record
    {
        if (field.Kind is Kinds.MoneyKind)
        {
            builder.ComplexProperty<Money>(field.PropertyName, money =>
            {
                money.Property(m => m.MinorUnits).HasColumnName(field.PropertyName + "Minor");
                money.Property(m => m.Currency).HasColumnName(field.PropertyName + "Currency").HasMaxLength(3);
            });
        }
        else
        {
            field.Kind.Configure(builder.Property(field.PropertyName), field);
        }

        if (field.KeyColumn is { } key)
        {
            builder.Property<string>(key).IsRequired().HasMaxLength(Folding.MaxKeyLength).HasDefaultValue("").HasAnnotation(PortableModel.KeyAnnotation, true);
        }

        if (field.RankColumn is { } rank)
        {
            // What is 0 is 0: without a sentinel of its own a new row would get the default in its place.
            builder.Property<long>(rank).HasDefaultValue(long.MinValue).HasSentinel(long.MinValue);
        }
    }
}
