namespace NasGen;

/// <summary>A normalisation between a layer and its activation.</summary>
public enum Norm
{
    /// <summary>Over the batch, per channel (Ioffe and Szegedy 2015).</summary>
    Batch,

    /// <summary>Over groups of channels: the largest of 8, 4, 2 or 1 groups that divides them (Wu and He 2018).</summary>
    Group,

    /// <summary>
    /// Per sample and channel, with a learnt scale and shift; over the features of a sample if it is neither an image nor a sequence
    /// (Ulyanov et al. 2016).
    /// </summary>
    Instance,

    /// <summary>None. The layer keeps its bias.</summary>
    None,
}
