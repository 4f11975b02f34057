namespace NasGen;

/// <summary>A normalisation between a layer and its activation.</summary>
public enum Norm
{
    /// <summary>Over the batch, for each channel (Ioffe &amp; Szegedy 2015).</summary>
    Batch,

    /// <summary>Over groups of channels (Wu &amp; He 2018): the largest of 8, 4, 2, 1 groups that divides them.</summary>
    Group,

    /// <summary>For each sample and channel (Ulyanov et al. 2016), with a learnt scale and shift; over the features of a sample where there is no space or time.</summary>
    Instance,

    /// <summary>None: the layer keeps its bias.</summary>
    None,
}
