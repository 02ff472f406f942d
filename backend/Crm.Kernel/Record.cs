namespace Crm.Kernel;

/// <summary>A business object: owned, versioned, soft-deleted, with history. Its fields are declared in a record type.</summary>
public abstract class Record : Entity
{
    public DateTime CreatedAt { get; private set; }
    public Guid? CreatedBy { get; private set; }
    public DateTime UpdatedAt { get; private set; }
    public Guid? UpdatedBy { get; private set; }
    public long Version { get; private set; }

    /// <summary>Who is responsible; visibility "own" follows it.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The owner's team; visibility "team" follows it.</summary>
    public Guid? TeamId { get; private set; }

    public DateTime? DeletedAt { get; private set; }

    /// <summary>Empty while the record lives, so that unique keys hold among the living only, on every engine.</summary>
    public Guid DeletionId { get; private set; }

    public bool IsDeleted => DeletionId != Guid.Empty;

    /// <summary>Values of the fields that an administrator has added.</summary>
    public CustomValues Custom { get; private set; } = CustomValues.None;

    /// <summary>Computes what follows from other fields; called before every save.</summary>
    public virtual void Derive()
    {
    }

    /// <summary>Changes the values of added fields; which there are, and what they take, their declaration says.</summary>
    public void SetCustom(CustomValues values) => Custom = values;

    public void AssignTo(Guid? ownerId, Guid? teamId)
    {
        OwnerId = ownerId;
        TeamId = teamId;
    }

    public void Delete(DateTime now)
    {
        if (IsDeleted)
        {
            throw new ConflictException("already_deleted", "This record is already in the bin.");
        }

        DeletedAt = now;
        DeletionId = Guid.CreateVersion7();
    }

    public void Restore()
    {
        DeletedAt = null;
        DeletionId = Guid.Empty;
    }

    /// <summary>Stamps a save: the first one creates version 1.</summary>
    public void Stamp(Guid? by, DateTime now)
    {
        if (Version == 0)
        {
            CreatedAt = now;
            CreatedBy = by;
        }

        UpdatedAt = now;
        UpdatedBy = by;
        Version++;
    }
}
