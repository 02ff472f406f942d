using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Testing.Gadgets;

/// <summary>The gadget with one field more, declared in one line.</summary>
public sealed class WiderGadgetRecord : GadgetRecord
{
    public static new readonly TestModule Module = new("Crm.WiderGadgets", typeof(WiderGadgetRecord));

    protected override void Declare()
    {
        base.Declare();
        Text(g => g.Serial).Max(40).Filter().Sort().Searchable().Personal().Describe("Stamped on the back.");
    }

    protected override void Configure(EntityTypeBuilder<Gadget> builder)
    {
    }
}
